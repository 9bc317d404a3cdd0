// Bundles by the eleven steps of an engine: signature, revocations, sequence, period, rules, vectors; what was taken into use is kept in a folder.
import type { ActivationRequest, Activations } from '../host/disk/activations.ts';
import type { TakenVersion } from './live-guidelines.ts';
import {
  openBundle,
  liveBundle,
  refusal,
  type BundleFile,
  type Loading,
  type LoadBundles,
} from './load-bundle.ts';

/** `request` is asked anew each time: trust file and revocation list may have changed. */
export function signedLoader(
  activations: Activations,
  request: () => Promise<ActivationRequest>,
): LoadBundles {
  return async (files) => {
    const asked = await request();
    // Before any bundle, and where none can be read as well: an older list must not come back.
    await activations.see(asked);
    const loadings = new Map<string, Loading>();
    // In the order of the channel: an earlier number is refused after a later one.
    for (const one of files.toSorted((a, b) => sequenceOf(a) - sequenceOf(b)))
      loadings.set(one.file, await activateOne(one, activations, asked));
    return {
      loadings: files.map(({ file }) => loadings.get(file) ?? refusal(file, 'it was not read')),
      taken: takenOf(activations),
      revoked: new Set(activations.state().revokedContents),
    };
  };
}

async function activateOne(
  { file, bytes }: BundleFile,
  activations: Activations,
  request: ActivationRequest,
): Promise<Loading> {
  const activation = await activations.activate(bytes, request);
  if (activation.kind === 'refused') {
    const { step, code, reason } = activation;
    return refusal(file, `step ${step}, ${code}: ${reason.replace(/\.$/, '')}`, code.startsWith('revoked-'));
  }
  const { manifest, bundleHash, graph, files } = activation.bundle;
  const contents = { manifest, bundleHash, bytesOf: (name: string) => files.get(name) };
  return { kind: 'loaded', bundle: liveBundle(contents, graph, file) };
}

function takenOf(activations: Activations): readonly TakenVersion[] {
  return activations
    .state()
    .guidelines.flatMap(({ guidelineId, channel, releases }) =>
      releases.map((release) => ({ guidelineId, channel, ...release })),
    );
}

/** For the order alone; nothing is trusted yet. */
function sequenceOf({ bytes }: BundleFile): number {
  const opened = openBundle(bytes);
  return typeof opened === 'string' ? 0 : Number(opened.manifest.sequence);
}
