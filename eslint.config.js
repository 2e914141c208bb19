import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const apiCode = [
  'apps/api/**/*.ts',
  'apps/e2e/**/*.ts',
  'libs/platform/**/*.ts',
  'libs/*/api/**/*.ts',
  'tools/**/*.ts',
];
const coreCode = ['libs/kernel/src/**/*.ts', 'libs/*/core/src/**/*.ts'];

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/build/',
      '**/dist/',
      '**/generated/',
      '**/paraglide/',
      '**/.svelte-kit/',
      '**/test-results/',
      '.data/',
      '.nx/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-undef': 'off', // the compiler knows better
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    // Nest classes are injected by the run-time value of a parameter's type, which a type import erases.
    files: apiCode,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // A rule of the domain is told everything: time, chance and the world come in as arguments.
    files: coreCode,
    ignores: ['**/*.spec.ts', 'libs/kernel/src/clock.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'fetch',
        'window',
        'document',
        'localStorage',
        'setTimeout',
        'setInterval',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'Take chance as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time as an argument.' },
        { selector: 'TSEnumDeclaration', message: 'Use a constant array and a union of its members.' },
        { selector: 'TSParameterProperty', message: 'Core code runs with its types merely removed.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: ts.parser } },
    rules: {
      // Text is text everywhere.
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      // Reports every `new Date()`, also one that is only read; state that changes uses $state.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['apps/web/**/*.ts', 'libs/ui/**/*.ts'], languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['apps/web/src/hooks.*.ts', 'apps/web/server.ts'],
    rules: { 'no-console': ['error', { allow: ['error', 'warn'] }] },
  },
  { files: ['tools/**', 'libs/messages/*.ts'], rules: { 'no-console': 'off' } },
);
