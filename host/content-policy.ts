// What the app's pages may load and run, for every shell that serves them; the one place where the policy is written.

/**
 * Trusted Types of the window. `default` is the app's own; `dompurify` and the others are created by the editor
 * component (monaco-editor 0.57): a new name there shows as a violation in the end-to-end tests.
 */
export const trustedTypesPolicies = [
  'default',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
] as const;

const directives: readonly (readonly [name: string, value: string])[] = [
  ['default-src', "'none'"],
  // The solver of the language worker is WebAssembly; this allows to compile it, and no text to be run as a script.
  ['script-src', "'self' 'wasm-unsafe-eval'"],
  // The editor component writes its colours as inline styles.
  ['style-src', "'self' 'unsafe-inline'"],
  ['font-src', "'self'"],
  ['img-src', "'self' data:"],
  ['worker-src', "'self'"],
  ['connect-src', "'self'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', trustedTypesPolicies.join(' ')],
];

export const contentSecurityPolicy = directives.map(([name, value]) => `${name} ${value}`).join('; ');

/** Headers of every answer of every shell: pages, scripts, data and refusals alike. Names in lower case. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
