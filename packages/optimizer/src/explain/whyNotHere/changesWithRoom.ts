import type { AskSettings } from '../../asking/askOptions.ts'
import { type Amendment, together } from './amendment.ts'
import type { MinimumChange } from './answer.ts'
import { openPlacingProgram } from './placingProgram.ts'
import { roomFor } from './room.ts'
import type { Subject } from './subject.ts'
import { type Base, fleetWith, verify } from './verify.ts'
import { wholeLimits } from './wholeLimits.ts'

/** How often room is looked for again, with what was found before. */
const mostRounds = 2

/** The smallest changes by which there is room for it, on top of some amendments that make the place legal, with as much served as now. */
export const changesWithRoom = async (
  subject: Subject,
  base: Base,
  amendments: Amendment[],
  settings: AskSettings,
  rounds = mostRounds,
): Promise<MinimumChange[]> => {
  const { fleet } = fleetWith(subject, amendments, true)
  const program = await openPlacingProgram(subject, fleet, base.kept, settings)
  try {
    const changes: MinimumChange[] = []
    for (const room of roomFor(program, fleet)) {
      if (settings.isOver()) break
      const larger = together(amendments, room)
      const list = together(larger, wholeLimits(subject, larger))
      const proposed = { kind: 'room', amendments: list, mayBePutThere: true } as const
      const change = await verify(subject, base, proposed, settings)
      if (change) changes.push(change)
      // More machines may bring up a power limit that could not bind before: then there is room to be found for that as well.
      else if (rounds > 0)
        changes.push(...(await changesWithRoom(subject, base, list, settings, rounds - 1)))
    }
    return changes
  } finally {
    program.session.dispose()
  }
}
