// The form that is open, by its kind; one at a time.
import type { WritingForm } from '../../app/state/writing.ts';
import { CiteForm } from './cite-form.tsx';
import { ConditionForm } from './condition-form.tsx';
import { ElementForm } from './element-form.tsx';
import { ChangeForm, CodeForm, CountForm, TermForm } from './plain-forms.tsx';

export function WritingForms({ form }: { readonly form: WritingForm }) {
  switch (form.kind) {
    case 'element':
      return <ElementForm form={form} />;
    case 'compute':
      return <ConditionForm form={form} />;
    case 'cite':
    case 'reference':
      return <CiteForm form={form} />;
    case 'term':
      return <TermForm form={form} />;
    case 'code':
      return <CodeForm form={form} />;
    case 'change':
      return <ChangeForm form={form} />;
    case 'wrap-count':
    case 'list-count':
      return <CountForm form={form} />;
  }
}
