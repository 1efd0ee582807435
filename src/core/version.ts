/** The engine's version: part of every run, so that a number can be tied to the code that made it. */
export const ENGINE_VERSION = '0.1.0';
