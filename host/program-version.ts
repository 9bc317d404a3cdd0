// The version that a bundle says it was made by; one constant, so that every shell makes the same bytes.

/** As in package.json; a test holds them together. */
export const programVersion = '0.1.0';
