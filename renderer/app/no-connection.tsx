// What stands in the window when it was opened without its key.
import styles from './no-connection.module.css';

export function NoConnection() {
  return (
    <main className={styles['page']}>
      <h1>Guideline Studio is running, but this window has no key to it</h1>
      <p>
        Open the whole address that Guideline Studio printed when it started, with everything after the #.
      </p>
      <p>
        The key changes with every start, so that no other page on this computer can reach your guidelines.
      </p>
    </main>
  );
}
