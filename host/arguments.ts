// What each call of a window may carry: every shell checks here before the host sees a value; knows no transport.
import { z } from 'zod';
import { mappingSchema } from './column-mapping.ts';
import { commentSchema } from './review.ts';
import { hostMethods, type HostApi, type HostMethod } from './api.ts';
import { settingsSchema } from './settings.ts';

const path = z.string().min(1).max(400);
/** Absolute paths of the computer; '' where the method says so. */
const place = z.string().max(4096);
/** More units than a file of 5 MB can have are refused before anything looks at them. */
const text = z.string().max(6_000_000);
const hash = z.string().regex(/^(?:[0-9a-f]{64})?$/, 'expected a SHA-256 in hex, or nothing');
const replayId = z.string().min(1).max(100);
const toMatch = z.strictObject({
  cases: place.min(1),
  older: path,
  newer: path,
  mapping: mappingSchema.optional(),
});
const replay = toMatch.extend({
  id: replayId,
  saveChanged: z.boolean().optional(),
  badValues: z.enum(['row', 'unknown']),
});
const determination = z.string().max(200);
const casesToShow = toMatch.extend({
  id: replayId,
  badValues: z.enum(['row', 'unknown']),
  old: determination,
  new: determination,
  cause: z
    .union([
      z.literal('together'),
      z.strictObject({ kind: z.string().max(40), criterion: z.string().max(200) }),
    ])
    .optional(),
  skip: z.int().min(0),
  take: z.int().min(1).max(200),
});
const casesPart = z.strictObject({
  upload: replayId,
  name: z.string().min(1).max(300),
  offset: z.int().min(0),
  bytes: z.string().max(8_000_000),
  last: z.boolean(),
});
const change = z.strictObject({ path, text: text.optional(), baseHash: hash });
const pageName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,150}$/, 'expected small letters, digits, dots and hyphens');
const page = z.discriminatedUnion('format', [
  z.strictObject({ name: pageName, format: z.enum(['html', 'pdf']), html: text }),
  z.strictObject({ name: pageName, format: z.literal('json'), json: text }),
]);
const command = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/, 'expected small letters, digits and hyphens'),
  title: z.string().min(1).max(120),
  group: z.string().min(1).max(40),
  keys: z.string().max(60),
  enabled: z.boolean(),
});
const words = z.string().max(20_000);
const author = z.string().trim().min(1, 'a comment needs the name of its author').max(120);
const commentId = z.string().min(1).max(40);
const reviewChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add'),
    criterion: z.string().max(200),
    change: z.string().max(500),
    against: z.string().max(100),
    quote: words,
    author,
    text: words,
    decision: z.enum(['none', 'accept', 'ask']),
  }),
  z.strictObject({
    kind: z.literal('state'),
    id: commentId,
    state: z.enum(['open', 'resolved']),
    author,
  }),
  z.strictObject({ kind: z.literal('reply'), id: commentId, author, text: words.min(1) }),
  z.strictObject({ kind: z.literal('remove'), id: commentId, author }),
  z.strictObject({ kind: z.literal('restore'), comment: commentSchema }),
]);

const passphrase = z.string().max(1000);
const keyName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'expected small letters, digits and hyphens');
const exportChoices = z.strictObject({
  id: replayId,
  targets: z.array(z.string().max(60)).max(50),
  replaces: place,
  effectiveTo: z.union([z.literal(''), z.iso.date()]),
  compress: z.boolean(),
  sign: z
    .strictObject({ keyid: z.string().regex(/^[0-9a-f]{64}$/), passphrase, remember: z.boolean() })
    .optional(),
});

type ArgumentTable = { readonly [M in HostMethod]: z.ZodType<Parameters<HostApi[M]>> };

export const hostArguments: ArgumentTable = {
  appInfo: z.tuple([]),
  library: z.tuple([]),
  open: z.tuple([path]),
  save: z.tuple([path, text, hash]),
  changeFiles: z.tuple([z.array(change).min(1).max(500)]),
  keepDraft: z.tuple([path, text, hash]),
  discardDraft: z.tuple([path]),
  drafts: z.tuple([]),
  exportBundle: z.tuple([path, place, exportChoices.optional()]),
  cancelExport: z.tuple([replayId]),
  exportTargets: z.tuple([]),
  verifyBundle: z.tuple([place, z.strictObject({ trust: place.min(1), revocations: place }).optional()]),
  signingKeys: z.tuple([]),
  makeSigningKey: z.tuple([keyName, passphrase]),
  chooseFile: z.tuple([z.enum(['bundle', 'trust', 'revocations'])]),
  casesFiles: z.tuple([]),
  chooseCases: z.tuple([]),
  matchCases: z.tuple([toMatch]),
  replayCases: z.tuple([replay]),
  replayedCases: z.tuple([casesToShow]),
  saveChangedCases: z.tuple([replayId]),
  receiveCases: z.tuple([casesPart]),
  cancelReplay: z.tuple([replayId]),
  review: z.tuple([path]),
  changeReview: z.tuple([path, reviewChange, hash]),
  savePage: z.tuple([page]),
  printPage: z.tuple([text]),
  showInFolder: z.tuple([place.min(1)]),
  offerCommands: z.tuple([z.array(command).max(300)]),
  diagnostics: z.tuple([]),
  noteFault: z.tuple([z.string().max(100), z.string().max(20_000)]),
  chooseFolder: z.tuple([]),
  lintSettings: z.tuple([]),
  readSettings: z.tuple([]),
  writeSettings: z.tuple([settingsSchema]),
};

export type ArgumentCheck =
  { readonly ok: true; readonly values: readonly unknown[] } | { readonly ok: false; readonly why: string };

export function isHostMethod(name: string): name is HostMethod {
  return (hostMethods as readonly string[]).includes(name);
}

export function checkArguments(method: HostMethod, values: unknown): ArgumentCheck {
  const checked = hostArguments[method].safeParse(values);
  if (checked.success) return { ok: true, values: checked.data };
  const [issue] = checked.error.issues;
  const [position] = issue?.path ?? [];
  const where = typeof position === 'number' ? `argument ${position + 1} of ${method}` : method;
  return { ok: false, why: `${where}: ${issue?.message ?? 'wrong arguments'}` };
}
