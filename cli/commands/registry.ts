// All commands, in the order of the help; a new one is its file and a line here.
import type { AddCommand } from '../command.ts';
import { addActivate } from './activate.ts';
import { addAnalyze } from './analyze.ts';
import { addAudit } from './audit.ts';
import { addCheck } from './check.ts';
import { addConform } from './conform.ts';
import { addDiff } from './diff.ts';
import { addEvaluate } from './evaluate.ts';
import { addExport } from './export.ts';
import { addFormat } from './format.ts';
import { addKeys } from './keys.ts';
import { addLint } from './lint.ts';
import { addLsp } from './lsp.ts';
import { addReplay } from './replay.ts';
import { addServe } from './serve.ts';
import { addTest } from './test.ts';
import { addTree } from './tree.ts';
import { addVerify } from './verify.ts';

export const commands: readonly AddCommand[] = [
  addCheck,
  addLint,
  addFormat,
  addTest,
  addTree,
  addAnalyze,
  addDiff,
  addEvaluate,
  addReplay,
  addExport,
  addVerify,
  addKeys,
  addActivate,
  addConform,
  addServe,
  addAudit,
  addLsp,
];
