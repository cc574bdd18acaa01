const inOptimizer = (rooms) => `^packages/optimizer/src/(${rooms})/`

/** Each rule is named after the sentence that it enforces. */
module.exports = {
  forbidden: [
    {
      name: 'no-file-depends-on-itself-through-others',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-knows-no-other-package',
      severity: 'error',
      from: { path: '^packages/shared/' },
      to: { path: '^packages/(optimizer|api|web)/' },
    },
    {
      name: 'optimizer-knows-only-shared',
      severity: 'error',
      from: { path: '^packages/optimizer/' },
      to: { path: '^packages/(api|web)/' },
    },
    {
      name: 'api-does-not-know-the-page',
      severity: 'error',
      from: { path: '^packages/api/src/' },
      to: { path: '^packages/web/' },
    },
    {
      name: 'the-page-reaches-the-api-by-graphql-only',
      severity: 'error',
      from: { path: '^packages/web/src/' },
      to: { path: '^packages/api/', pathNot: '^packages/api/schema\\.graphql$' },
    },
    {
      name: 'the-page-uses-only-solver-free-parts-of-the-optimizer',
      severity: 'error',
      from: { path: '^packages/web/src/' },
      to: {
        path: '^packages/optimizer/',
        pathNot: '^packages/optimizer/(dist|src)/(evaluate|compare)/',
      },
    },
    {
      name: 'only-the-command-line-does-input-and-output',
      severity: 'error',
      from: {
        path: '^packages/optimizer/src/',
        pathNot: '^packages/optimizer/src/cli/|\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-does-no-input-and-output',
      severity: 'error',
      from: { path: '^packages/shared/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-checker-shares-no-code-with-the-formulation',
      severity: 'error',
      from: { path: inOptimizer('evaluate'), pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/optimizer/src/', pathNot: inOptimizer('evaluate') },
    },
    {
      name: 'the-formulation-does-not-use-the-checker',
      severity: 'error',
      from: {
        path: inOptimizer('physics|scenario|candidates|linear|formulation|solvers|solution'),
        pathNot: '\\.test\\.ts$',
      },
      to: { path: inOptimizer('evaluate') },
    },
    {
      name: 'physics-and-linear-know-nothing-above-them',
      severity: 'error',
      from: { path: inOptimizer('physics|linear'), pathNot: '\\.test\\.ts$' },
      to: {
        path: inOptimizer('scenario|candidates|formulation|solvers|solution|evaluate|compare|cli'),
      },
    },
    {
      name: 'candidates-come-before-the-formulation',
      severity: 'error',
      from: { path: inOptimizer('scenario|candidates'), pathNot: '\\.test\\.ts$' },
      to: { path: inOptimizer('linear|formulation|solvers|solution|compare|cli') },
    },
    {
      name: 'the-formulation-knows-no-engine',
      severity: 'error',
      from: { path: inOptimizer('formulation'), pathNot: '\\.test\\.ts$' },
      to: { path: inOptimizer('solvers|solution|compare|cli') },
    },
    {
      name: 'engines-know-only-linear-models',
      severity: 'error',
      from: { path: inOptimizer('solvers'), pathNot: '\\.test\\.ts$' },
      to: { path: inOptimizer('scenario|candidates|formulation|solution|compare|cli') },
    },
    {
      name: 'only-its-adapter-touches-an-engine',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/optimizer/src/solvers/' },
      to: { path: 'node_modules/(highs|javascript-lp-solver)/' },
    },
    {
      name: 'a-plan-does-not-know-the-questions-about-it',
      severity: 'error',
      from: {
        path: '^packages/optimizer/src/',
        pathNot: `${inOptimizer('asking|explain|explore|report|cli|testing')}|\\.test\\.ts$`,
      },
      to: { path: inOptimizer('asking|explain|explore|report|cli') },
    },
    {
      name: 'explaining-a-plan-needs-no-exploring',
      severity: 'error',
      from: { path: inOptimizer('asking|explain'), pathNot: '\\.test\\.ts$' },
      to: { path: inOptimizer('explore') },
    },
    {
      name: 'the-report-needs-no-solver',
      severity: 'error',
      from: { path: inOptimizer('report'), pathNot: '\\.test\\.ts$' },
      to: {
        path: '^packages/optimizer/src/',
        pathNot: inOptimizer('report|evaluate|compare|words'),
      },
    },
    {
      name: 'nothing-reads-test-files',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|/test/' },
      to: { path: '\\.test\\.tsx?$|^packages/[^/]+/test/' },
    },
    {
      name: 'what-is-imported-is-declared',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: 'node_modules', dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/test-results/|/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
