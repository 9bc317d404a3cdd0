// The fewest facts that settle each determination, everything else left unknown.
import type { ShortestWay } from '../../../dsl/index.ts';
import { useActions } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import styles from './cases.module.css';

interface ShortestWaysProps {
  readonly path: string;
  readonly ways: readonly ShortestWay[];
}

export function ShortestWays({ ways }: ShortestWaysProps) {
  const { goToQuestion } = useActions();
  return (
    <section aria-label="Shortest way to each determination">
      <h2 className={styles['heading']}>
        Shortest way to each determination <span>{ways.length}</span>
      </h2>
      {ways.map(({ determination, answers }) => (
        <details key={determination} className={styles['way']}>
          <summary>
            {describeDetermination(determination).words}: {answers.length}{' '}
            {answers.length === 1 ? 'answer' : 'answers'}
          </summary>
          <ul>
            {answers.map(({ key, label, words }) => (
              <li key={key + words}>
                <button type="button" className={styles['title']} onClick={() => goToQuestion(key)}>
                  {label}
                </button>
                : {words}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
