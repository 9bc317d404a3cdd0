// `npm run fuzz -- --count N --seed N`: random and damaged texts through the whole language; `--only N` prints and runs one of them.
import { parseArgs } from 'node:util';
import { createChecker, fuzzCorpus } from '../test/fuzz/check-input.ts';
import { fuzzInput } from '../test/fuzz/inputs.ts';
import { runFuzz } from '../test/fuzz/run-fuzz.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const [seed, count] = [Number(values.seed), Number(values.count)];

if (values.only !== undefined) {
  const input = fuzzInput(seed, Number(values.only), fuzzCorpus());
  console.log(`${input.kind}, ${input.text.length} characters:\n${JSON.stringify(input.text)}`);
  console.log(createChecker()(input, true));
} else {
  const started = performance.now();
  let told = 0;
  const onProgress = (done: number, findings: number): void => {
    if (done < told + 50_000) return;
    told = done;
    console.log(`${done} inputs, ${findings} findings`);
  };
  const { clean, findings } = await runFuzz({ seed, count, onProgress });
  const seconds = (performance.now() - started) / 1000;
  for (const { index, kind, text, fault } of findings.slice(0, 40))
    console.log(`\ninput ${index} (${kind}): ${JSON.stringify(text)}\n${fault}`);
  console.log(
    `\nseed ${seed}: ${count} inputs, ${clean} without a fault, in ${seconds.toFixed(1)} s; ${findings.length} findings`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
