import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** Only instances whose name contains it; all where it is empty. */
  only: string
  all: boolean
  json: boolean
  list: boolean
  help: boolean
  save: boolean
  redraw: boolean
  timeLimitSeconds: number
  /** How often all engines are gone through at most. */
  rounds: number
}

export const helpText = `npm run bench -- [options]
  --only TEXT      instances whose name contains it
  --all            every instance, not only the usual ones
  --list           say which instances there are, and stop
  --json           one JSON document on stdout, nothing else (with npm run --silent)
  --save           keep the rows in bench/results and the README; runs without --only do anyway
  --redraw         tables and plots again from the kept rows, without measuring
  --time-limit S   seconds for each solve, 120 by default
  --rounds N       go through the engines at most so often, 5 by default
`

/** Reads the command line; throws where an option is unknown or no number. */
export const readOptions = (args: string[]): BenchOptions => {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
      redraw: { type: 'boolean', default: false },
      'time-limit': { type: 'string', default: '120' },
      rounds: { type: 'string', default: '5' },
    },
  })
  const timeLimitSeconds = Number(values['time-limit'])
  if (!(timeLimitSeconds > 0))
    throw new Error(`--time-limit needs seconds above 0, not "${values['time-limit']}"`)
  const rounds = Number(values.rounds)
  if (!(Number.isInteger(rounds) && rounds > 0))
    throw new Error(`--rounds needs a whole number above 0, not "${values.rounds}"`)
  const { only, all, json, list, help, save, redraw } = values
  return {
    only,
    all,
    json,
    list,
    help,
    redraw,
    timeLimitSeconds,
    rounds,
    save: save || only === '',
  }
}
