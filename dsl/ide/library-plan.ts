// What a person may do with whole documents of a library, and the texts that it comes to; writes no file.
import type { Workspace } from '../workspace.ts';
import { planDuplicate, planNewDraft, type DuplicateRequest, type NewDraftRequest } from './plan-copies.ts';
import { planNewGuideline, type NewGuidelineRequest } from './plan-new-guideline.ts';
import { planRename, type RenameRequest } from './plan-rename.ts';
import { planArchive, planDelete, type ArchiveRequest, type DeleteRequest } from './plan-standing.ts';
import type { LibraryPlan } from './planned-file.ts';

export type { LibraryPlan, PlannedFile } from './planned-file.ts';

export type LibraryRequest =
  NewGuidelineRequest | NewDraftRequest | DuplicateRequest | RenameRequest | ArchiveRequest | DeleteRequest;

/** From the texts as the workspace has them: those of open editors with what is not saved yet. */
export function planLibraryChange(workspace: Workspace, request: LibraryRequest): LibraryPlan {
  switch (request.kind) {
    case 'new-guideline':
      return planNewGuideline(workspace, request);
    case 'new-draft':
      return planNewDraft(workspace, request);
    case 'duplicate':
      return planDuplicate(workspace, request);
    case 'rename':
      return planRename(workspace, request);
    case 'archive':
      return planArchive(workspace, request);
    case 'delete':
      return planDelete(workspace, request);
  }
}
