// Which engines the bundle is for: one row a target of the registry, with what it gives them.
import { Anchor, Checkbox } from '@mantine/core';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';

export function TargetFields() {
  const targets = useApp((state) => state.exportTargets);
  const chosen = useApp((state) => state.exportForm.chosen);
  const { changeExportForm } = useActions();
  const all = targets.map(({ id }) => id);
  const isAll = chosen === undefined || chosen.length === all.length;
  return (
    <>
      <div className={styles['headingRow']}>
        <h3 className={styles['heading']}>For which engines</h3>
        <Anchor
          component="button"
          type="button"
          size="xs"
          onClick={() => changeExportForm({ chosen: isAll ? [] : undefined })}
        >
          {isAll ? 'None of them' : 'All of them'}
        </Anchor>
      </div>
      <Checkbox.Group value={[...(chosen ?? all)]} onChange={(ids) => changeExportForm({ chosen: ids })}>
        <div className={styles['targets']} role="group" aria-label="For which engines">
          {targets.map(({ id, title, purpose }) => (
            <Checkbox key={id} value={id} label={title} description={purpose} />
          ))}
        </div>
      </Checkbox.Group>
      {chosen?.length === 0 ? (
        <p className={styles['wanting']} role="alert">
          Choose at least one.
        </p>
      ) : null}
    </>
  );
}
