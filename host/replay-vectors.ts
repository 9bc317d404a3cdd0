// The test vectors of a bundle: read from its file and replayed through any engine; knows no engine.
import { canonicalJson } from '../dsl/index.ts';
import type { Decision, Facts } from '../dsl/index.ts';
import { z } from 'zod';
import { decodeUtf8 } from './utf8.ts';

const vectorsShape = z.object({
  vectors: z.array(
    z.object({
      name: z.string(),
      facts: z.unknown(),
      decision: z.object({
        determination: z.string(),
        label: z.string(),
        reasons: z.array(z.string()),
        unmet: z.array(z.string()),
        missing: z.array(z.string()),
        /** Keys only. */
        invalid: z.array(z.string()),
      }),
    }),
  ),
});

export type ShippedVector = z.infer<typeof vectorsShape>['vectors'][number];
export type Decide = (facts: Facts) => Decision;

export const vectorsName = 'vectors.json';

/** undefined where the bytes hold no vectors. */
export function readVectors(bytes: Uint8Array): readonly ShippedVector[] | undefined {
  try {
    const shaped = vectorsShape.safeParse(JSON.parse(decodeUtf8(bytes) ?? ''));
    return shaped.success ? shaped.data.vectors : undefined;
  } catch {
    return undefined;
  }
}

/** Names of the vectors for which the engine decides otherwise, or throws. */
export function replay(vectors: readonly ShippedVector[], decide: Decide): readonly string[] {
  return vectors.filter((vector) => !isAsShipped(vector, decide)).map(({ name }) => name);
}

function isAsShipped({ facts, decision }: ShippedVector, decide: Decide): boolean {
  try {
    const { determination, label, reasons, unmet, missing, invalid } = decide(facts as Facts);
    const made = { determination, label, reasons, unmet, missing, invalid: invalid.map(({ key }) => key) };
    return canonicalJson(made) === canonicalJson(decision);
  } catch {
    return false;
  }
}
