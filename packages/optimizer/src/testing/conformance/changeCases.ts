import { type ConformanceCase, expectNear, modelOf, unlimited } from './conformanceCase.ts'

/** A model that is changed in place and solved again. */
export const changeCases: ConformanceCase[] = [
  {
    name: 'solves again after its objective, a bound and a row were changed',
    check: async (solver) => {
      const session = await solver.open(
        modelOf({ cost: [1, 3], rows: [{ lower: 4, values: [1, 1] }] }),
      )
      try {
        expectNear(session.solve(unlimited).objectiveValue, 4, 'the first objective')
        session.setBounds(0, 0, 1)
        expectNear(session.solve(unlimited).objectiveValue, 10, 'the objective under the bound')
        const limit = session.addRow('limit', Number.NEGATIVE_INFINITY, 3.5, {
          columns: [1],
          values: [1],
        })
        expectNear(session.solve(unlimited).objectiveValue, 10, 'the objective under the row')
        session.setObjective(Float64Array.of(5, 1), 2)
        expectNear(session.solve(unlimited).objectiveValue, 8, 'the new objective')
        session.setRowBounds(limit, Number.NEGATIVE_INFINITY, 3.25)
        expectNear(
          session.solve(unlimited).objectiveValue,
          9,
          'the objective under less of the row',
        )
      } finally {
        session.dispose()
      }
    },
  },
  {
    name: 'gives the relaxation when asked, and the whole program afterwards',
    check: async (solver) => {
      const session = await solver.open(
        modelOf({ cost: [-1], rows: [{ upper: 3, values: [2] }], upper: [5], whole: [true] }),
      )
      try {
        expectNear(
          session.solve({ ...unlimited, relaxed: true }).objectiveValue,
          -1.5,
          'the relaxation',
        )
        expectNear(session.solve(unlimited).objectiveValue, -1, 'the whole program')
      } finally {
        session.dispose()
      }
    },
  },
]
