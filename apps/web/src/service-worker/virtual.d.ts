declare module 'virtual:gate-shell' {
  const shell: { readonly files: readonly string[]; readonly start: string };
  export default shell;
}
