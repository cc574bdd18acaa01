import type { OptionRule } from './arguments.ts'

interface Command {
  usage: string
  what: string
  options: Record<string, OptionRule>
  example: string
}

const optionLines = (options: Record<string, OptionRule>) =>
  Object.entries(options).map(([name, { value, help }]) => {
    const shown =
      value === 'flag'
        ? ''
        : value === 'number'
          ? ' NUMBER'
          : value === 'text'
            ? ' NAME'
            : ` ${value.join('|')}`
    return `  ${`--${name}${shown}`.padEnd(34)} ${help}`
  })

/** Help for one command. */
export const commandHelp = ({ usage, what, options, example }: Command): string =>
  [
    `Usage: berth ${usage}`,
    '',
    what,
    '',
    ...optionLines(options),
    '',
    `Example: ${example}`,
    '',
  ].join('\n')

/** Help for all commands. */
export const overview = (commands: Record<string, Command>): string =>
  [
    'Berth plans where AI workloads belong: inference and training on existing data centres.',
    '',
    ...Object.values(commands).map(({ usage, what }) => `  berth ${usage}\n      ${what}`),
    '',
    'berth COMMAND --help tells more. Exit code: 0 done, 1 bad input, 2 an honest no, 3 a fault in Berth.',
    '',
  ].join('\n')
export type { Command }
