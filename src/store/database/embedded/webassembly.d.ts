/** The little of WebAssembly's types that is used here; the compiler's DOM library, which has all, is not loaded. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
