// The shapes of what is used of the UCUM library, which brings no types; declares, runs nothing.

declare module '@lhncbc/ucum-lhc/source-cjs/unitTables.js' {
  export interface LibraryUnit {
    readonly csCode_: string;
    /** The size in base units, as a binary fraction. */
    readonly magnitude_: number;
    readonly isBase_: boolean;
    readonly isMetric_: boolean;
    /** On a scale of its own: temperatures, logarithms. */
    readonly isSpecial_: boolean;
    /** Measures by a procedure, and converts to nothing else. */
    readonly isArbitrary_: boolean;
    /** Defined as `baseFactorStr_` times this term. */
    readonly csUnitString_: string | null;
    readonly baseFactorStr_: string | null;
    /** `UCUM`, or `LOINC` for a term that is no single unit. */
    readonly source_: string;
  }
  export const UnitTables: {
    getInstance(): {
      getUnitByCode(code: string): LibraryUnit | null | undefined;
      allUnitsByDef(): LibraryUnit[];
    };
  };
}

declare module '@lhncbc/ucum-lhc/source-cjs/prefixTables.js' {
  export const PrefixTables: {
    getInstance(): {
      getPrefixByCode(
        code: string,
      ): { readonly code_: string; readonly exp_: string | null; readonly value_: number } | null | undefined;
    };
  };
}

declare module '@lhncbc/ucum-lhc/source-cjs/ucumLhcUtils.js' {
  export const UcumLhcUtils: {
    /** Fills the tables at the first call. */
    getInstance(): {
      validateUnitString(
        text: string,
        suggest: boolean,
      ): {
        readonly status: 'valid' | 'invalid' | 'error';
        readonly suggestions?: readonly {
          readonly invalidUnit: string;
          /** Code, name, guidance. */
          readonly units: readonly (readonly [string, string, string | null])[];
        }[];
      };
      convertUnitTo(
        from: string,
        value: number,
        to: string,
      ): { readonly status: 'succeeded' | 'failed' | 'error'; readonly toVal: number | null };
    };
  };
}
