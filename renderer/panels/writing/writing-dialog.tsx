// The form that is open, by its kind; one at a time.
import { useApp } from '../../app/store-context.tsx';
import { CiteForm } from './cite-form.tsx';
import { ElementForm } from './element-form.tsx';
import { ChangeForm, CodeForm, CountForm, TermForm } from './plain-forms.tsx';

export function WritingDialog() {
  const form = useApp((state) => state.writingForm);
  switch (form?.kind) {
    case undefined:
      return null;
    case 'element':
      return <ElementForm form={form} />;
    case 'cite':
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
