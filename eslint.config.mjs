import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * What may stand in which folder. Each rule named here is proved by a planted violation in
 * test/architecture/planted.spec.ts, which fails when one has none; the imports between packages are in
 * .dependency-cruiser.cjs.
 */
const pure = {
  globals: ['Date', 'process', 'setTimeout', 'setInterval', 'crypto', 'fetch', 'console', 'performance'].map(
    (name) => ({
      name,
      message: 'The domain is pure: time, ids and I/O come with the command.',
    }),
  ),
  properties: [
    { object: 'Math', property: 'random', message: 'The domain is pure: randomness comes with the command.' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/dist-test/',
      '**/node_modules/',
      '.dondoc/',
      '/coverage/',
      'apps/web/src/api/schema.d.ts',
      'test/architecture/planted/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals says the same and survives JSON.' },
      ],
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Nest finds what to inject through the class at run time, so its imports must stay values.
    files: ['apps/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // Through the barrels; imports of the files themselves are in .dependency-cruiser.cjs.
    files: ['apps/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@dondoc/read-models'],
              importNamePattern: '(Row|Entities)$',
              message: 'Apps read through the queries of the application, never through rows.',
            },
            {
              group: ['@dondoc/event-store'],
              importNames: ['withAgency', 'appendEvents', 'loadStream', 'verifyChain'],
              message: 'Apps open no transaction: what they ask is a query of the application.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts', 'libs/decider/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...pure.globals],
      'no-restricted-properties': ['error', ...pure.properties],
    },
  },
  {
    files: ['workflows/src/**/*.workflow.ts'],
    rules: { 'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'it', property: 'skip', message: 'A test that is off proves nothing.' },
        { object: 'it', property: 'only', message: 'The others must run as well.' },
        { object: 'describe', property: 'skip', message: 'A test that is off proves nothing.' },
        { object: 'describe', property: 'only', message: 'The others must run as well.' },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false },
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
