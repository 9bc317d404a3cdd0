// What a window remembers: its schema, the defaults where it is absent or wrong, and unknown keys kept for newer versions of the app.
import { z } from 'zod';
import { defaultSettings, type Settings } from './api.ts';

const paths = z.array(z.string().max(4096)).max(200);
const keys = z.string().min(1).max(40);

export const settingsSchema = z.looseObject({
  theme: z.enum(['system', 'light', 'dark', 'contrast-light', 'contrast-dark']),
  zoom: z.number().min(50).max(200),
  layout: z.record(z.string().max(200), z.number()),
  recent: paths,
  open: z.strictObject({ split: z.enum(['none', 'right', 'down']), first: paths, second: paths }),
  editorFontSize: z.number().min(8).max(40),
  wordWrap: z.boolean(),
  formatOnSave: z.boolean(),
  repairPaste: z.boolean(),
  autosave: z.enum(['off', 'after-pause', 'when-leaving']),
  reviewer: z.string().max(120),
  shortcuts: z.record(z.string().max(100), z.array(keys).max(8)),
  tourSeen: z.boolean(),
});

/** Whatever was stored, as settings; a value of the wrong kind counts as absent. */
export function toSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const wrong = Object.entries(settingsSchema.shape).flatMap(([key, schema]) =>
    schema.safeParse(stored[key]).success ? [] : [key],
  );
  const sound = Object.entries(stored).filter(([key]) => !wrong.includes(key));
  return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(sound) });
}
