import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { compileMessages, messagesFolder } from '../../libs/messages/compile-messages.ts';
import { gateShell } from './vite/gate-shell.ts';

const apiOrigin = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3001';
const toApi = { target: apiOrigin, changeOrigin: false, xfwd: true };

/** A build uses what `npm run messages:compile` made; the dev server follows edits of the catalogues. */
const followMessages: Plugin = {
  name: 'follow-messages',
  apply: 'serve',
  buildStart: () => compileMessages('locale-modules'),
  configureServer: ({ watcher, config }) => {
    const follow = async (file: string) => {
      if (!file.startsWith(messagesFolder)) return;
      // A catalogue is unreadable while somebody writes it: the pages keep the words they have.
      await compileMessages('locale-modules').catch((error) => config.logger.error(`${file}: ${error}`));
    };
    watcher.add(messagesFolder);
    watcher.on('change', (file) => void follow(file));
  },
};

/** Operations and fragments that no page asks for are left out of what a browser loads: making one does nothing else. */
const pureOperations: Plugin = {
  name: 'pure-operations',
  transform: {
    filter: { id: /web\/generated\/graphql\.ts$/ },
    handler: (code) => ({ code: code.replaceAll('= new Typed', '= /*#__PURE__*/ new Typed'), map: null }),
  },
};

export default defineConfig({
  plugins: [
    followMessages,
    pureOperations,
    tailwindcss(),
    ...gateShell(),
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      serviceWorker: { register: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          // WebAssembly reads QR codes at the gate; no text is ever evaluated.
          'script-src': ['self', 'wasm-unsafe-eval'],
          'style-src': ['self'],
          // The one style attribute there is: SvelteKit's announcer of page changes.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'media-src': ['self', 'blob:'],
          'worker-src': ['self', 'blob:'],
          'frame-src': ['self'],
          'frame-ancestors': ['none'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
  ssr: { noExternal: [/^@pho-hien\//] },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': { ...toApi, ws: true }, '/api': toApi, '/healthz': toApi },
  },
  build: { target: 'es2022' },
  environments: {
    client: {
      build: {
        // The list of each page's files would travel with every first load (4 kB compressed, growing with each
        // page). A page reached by a link finds its own imports; its styles alone must be named beforehand.
        modulePreload: { resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')) },
        rolldownOptions: {
          output: {
            codeSplitting: {
              // What every page needs travels in two files instead of a dozen, which also compress better.
              groups: [
                { name: 'svelte', test: /node_modules\/svelte\// },
                {
                  name: 'frame',
                  test: /ui\/src\/(Icon|Button|Badge|Empty|icons|toasts)|web\/src\/lib\/shell|common_(clo|err|fail|home|too|try)/i,
                },
              ],
            },
          },
        },
      },
    },
  },
});
