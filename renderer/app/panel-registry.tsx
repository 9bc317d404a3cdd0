// The panels of the inspector, one line each: a new panel is its folder and a line here.
import {
  IconAlertTriangle,
  IconBinaryTree2,
  IconBooks,
  IconClipboardCheck,
  IconFileText,
  IconListCheck,
  IconMessages,
  IconVocabulary,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { CasePanel } from '../panels/case/case-panel.tsx';
import { DocumentPanel } from '../panels/document/document-panel.tsx';
import { ProblemsPanel } from '../panels/problems/problems-panel.tsx';
import type { InspectorTab } from './state/view.ts';
import { CasesPanel, CommentsPanel, ReferencesPanel, TermsPanel, TreeView } from './later-views.ts';

export interface InspectorPanel {
  readonly id: InspectorTab;
  readonly label: string;
  readonly icon: ComponentType<{ readonly size: number; readonly 'aria-hidden': true }>;
  readonly component: ComponentType;
  /** Looked up now and then: its icon may stand for it. */
  readonly quiet?: boolean;
}

export const inspectorPanels: readonly InspectorPanel[] = [
  { id: 'document', label: 'Document', icon: IconFileText, component: DocumentPanel },
  { id: 'tree', label: 'Tree', icon: IconBinaryTree2, component: TreeView },
  { id: 'case', label: 'Case', icon: IconClipboardCheck, component: CasePanel },
  { id: 'cases', label: 'All cases', icon: IconListCheck, component: CasesPanel },
  { id: 'problems', label: 'Problems', icon: IconAlertTriangle, component: ProblemsPanel },
  { id: 'comments', label: 'Comments', icon: IconMessages, component: CommentsPanel },
  { id: 'references', label: 'References', icon: IconBooks, component: ReferencesPanel, quiet: true },
  { id: 'terms', label: 'Terms', icon: IconVocabulary, component: TermsPanel, quiet: true },
];
