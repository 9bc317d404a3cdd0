// HL7's reference translator from CQL to ELM, as the tool that export targets ask for; knows no guideline.
import {
  CqlCompilerOptions,
  CqlTranslator as Translator,
  LibraryBuilder,
  LibraryManager,
  ModelManager,
  createModelInfoProvider,
  createUcumService,
  stringAsSource,
} from '@cqframework/cql/cql-to-elm';
import type { CqlTranslator } from '../dsl/index.ts';
import { fhirModelXml } from './fhir-model.ts';
import { systemModelXml } from './system-model.ts';

export const translatorVersion = '@cqframework/cql 5.3.0';

export function createCqlTranslator(): CqlTranslator {
  const libraries = createCqlLibraries();
  // Several targets of one export carry the same library, and translating takes longer than all else.
  let last:
    { readonly cql: string; readonly translation: ReturnType<CqlTranslator['translate']> } | undefined;
  return {
    version: translatorVersion,
    translate(cql) {
      if (last?.cql !== cql) last = { cql, translation: translated(cql, libraries()) };
      return last.translation;
    },
  };
}

function translated(cql: string, libraries: LibraryManager): ReturnType<CqlTranslator['translate']> {
  const elm = withoutEmptyNotes(Translator.fromText(cql, libraries).toJson());
  const [first, ...others] = problemsIn(elm);
  return first === undefined ? { elm } : { problems: [first, ...others] };
}

/** Makes a manager for each text, because a manager remembers libraries by name; all share the models. */
export function createCqlLibraries(): () => LibraryManager {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((name) => {
      if (name === 'System') return stringAsSource(systemModelXml());
      return name === 'FHIR' ? stringAsSource(fhirModelXml()) : null;
    }),
  );
  const { EnableLocators, DisableListDemotion, DisableListPromotion } = CqlCompilerOptions.Options;
  const options = new CqlCompilerOptions();
  options.setOptions([EnableLocators, DisableListDemotion, DisableListPromotion]);
  // Types of operands are written where they are not those of the operator: no function of these libraries has overloads.
  options.signatureLevel = LibraryBuilder.SignatureLevel.Differing;
  return () => new LibraryManager(models, options, undefined, calendarUnits());
}

/** The CQL that is emitted compares numbers of one unit and steps dates by words of the calendar: nothing is ever converted. */
function calendarUnits(): ReturnType<typeof createUcumService> {
  const refuse = (): never => {
    throw new Error('Units are compared as texts and never converted.');
  };
  return createUcumService(refuse, () => null, refuse, refuse);
}

/** Every expression comes with empty lists of notes and types, which are half of the bytes and say nothing. */
function withoutEmptyNotes(elm: string): string {
  const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
  return JSON.stringify(JSON.parse(elm), (key, value: unknown) =>
    (key === 'annotation' || key === 'signature') && isEmpty(value) ? undefined : value,
  );
}

/** The translator writes what it found into the ELM, with lines that its exceptions do not have. */
function problemsIn(elm: string): readonly string[] {
  const { library } = JSON.parse(elm) as { readonly library: { readonly annotation?: readonly Note[] } };
  return (library.annotation ?? [])
    .filter(({ errorSeverity }) => errorSeverity === 'error')
    .map(({ startLine, message }) => `Line ${String(startLine)}: ${message ?? ''}`);
}

interface Note {
  readonly errorSeverity?: string;
  readonly startLine?: number;
  readonly message?: string;
}
