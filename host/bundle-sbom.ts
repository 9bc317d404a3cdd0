// sbom.cdx.json of a bundle: what stands in it and what made it, as CycloneDX 1.6; without time or serial number, so that equal bundles have equal bytes.
import { printJson } from '../dsl/index.ts';
import type { EmittedFile } from '../dsl/index.ts';
import { compareNames } from './archive.ts';
import { hexDigestOf } from './bundle-manifest.ts';
import type { ManifestFacts } from './bundle-manifest.ts';
import { encodeUtf8 } from './utf8.ts';

export const sbomName = 'sbom.cdx.json';

/** Every file is a component with its digest: a bundle refers to nothing outside of itself, and this says so in a form that scanners read. */
export function sbomFile(facts: ManifestFacts, files: readonly EmittedFile[]): EmittedFile {
  const { guidelineId, version, title, toolchain } = facts;
  const listed = files.toSorted((a, b) => compareNames(a.path, b.path));
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'data', name: guidelineId, version, description: title },
      tools: {
        components: [
          { type: 'application', name: 'guideline-studio', version: toolchain.program },
          ...toolchain.translators.map((one) => ({
            type: 'application',
            name: one.name,
            version: one.version,
          })),
        ],
      },
      properties: [
        { name: 'guideline-studio:language', value: toolchain.language },
        { name: 'guideline-studio:ir', value: toolchain.ir },
      ],
    },
    components: listed.map(({ path, bytes, mediaType }) => ({
      type: 'file',
      name: path,
      'mime-type': mediaType,
      hashes: [{ alg: 'SHA-256', content: hexDigestOf(bytes) }],
    })),
  };
  return {
    path: sbomName,
    mediaType: 'application/vnd.cyclonedx+json',
    bytes: encodeUtf8(printJson(sbom)),
  };
}
