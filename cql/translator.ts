// HL7's reference translator from CQL to ELM, as the tool that export targets ask for; knows no guideline.
import {
  CqlCompilerOptions,
  CqlTranslator as Translator,
  LibraryManager,
  ModelManager,
  createModelInfoProvider,
  createUcumService,
  stringAsSource,
} from '@cqframework/cql/cql-to-elm';
import type { CqlTranslator } from '../dsl/index.ts';
import { systemModelXml } from './system-model.ts';

export function createCqlTranslator(): CqlTranslator {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((name) => (name === 'System' ? stringAsSource(systemModelXml()) : null)),
  );
  return {
    version: '@cqframework/cql 5.3.0',
    translate(cql) {
      const translator = Translator.fromText(cql, libraryManager(models));
      const [first, ...others] = translator.errors.asJsReadonlyArrayView().map(inWords);
      return first === undefined ? { elm: translator.toJson() } : { problems: [first, ...others] };
    },
  };
}

/** A manager for each text, because it remembers libraries by name. */
export function libraryManager(models: ModelManager): LibraryManager {
  const { EnableLocators, DisableListDemotion, DisableListPromotion } = CqlCompilerOptions.Options;
  const options = new CqlCompilerOptions();
  options.setOptions([EnableLocators, DisableListDemotion, DisableListPromotion]);
  return new LibraryManager(models, options, undefined, calendarUnits());
}

/** The CQL that is emitted compares numbers of one unit and steps dates by words of the calendar: nothing is ever converted. */
function calendarUnits(): ReturnType<typeof createUcumService> {
  const refuse = (): never => {
    throw new Error('Units are compared as texts and never converted.');
  };
  return createUcumService(refuse, () => null, refuse, refuse);
}

function inWords(problem: {
  readonly message?: string | null;
  readonly locator?: { readonly startLine: number } | null;
}): string {
  const line = problem.locator?.startLine;
  return `${line === undefined ? '' : `Line ${String(line)}: `}${problem.message ?? 'The translator gives no reason.'}`;
}
