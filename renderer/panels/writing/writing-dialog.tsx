// Opens the form that a writing action asks for; the code of the forms comes with the first.
import { Suspense, lazy } from 'react';
import { useApp } from '../../app/store-context.tsx';

export const bringForms = async () => await import('./writing-forms.tsx');

const WritingForms = lazy(async () => ({ default: (await bringForms()).WritingForms }));

export function WritingDialog() {
  const form = useApp((state) => state.writingForm);
  if (form === undefined) return null;
  return (
    <Suspense fallback={null}>
      <WritingForms form={form} />
    </Suspense>
  );
}
