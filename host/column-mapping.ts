// The shape of what people say about the columns of a file of cases, in a mapping file or a call; reads nothing.
import { z } from 'zod';
import type { ColumnMapping } from '../dsl/index.ts';

const column = z.strictObject({
  element: z.string(),
  unit: z.string().optional(),
  date: z.string().optional(),
  separator: z.string().min(1).optional(),
});

const mapping = z.strictObject({
  columns: z.record(z.string(), z.union([z.null(), z.string(), column])).optional(),
  values: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  dates: z.string().optional(),
  separator: z.string().min(1).optional(),
  unknown: z.array(z.string()).optional(),
  id: z.string().optional(),
});

export const mappingSchema: z.ZodType<ColumnMapping> = mapping;
