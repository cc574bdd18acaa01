import type { FleetView } from '../../useCases/fleetView.ts'

/** A part of a fleet together with the fleet, so that references can be followed. */
export interface InFleet<T> {
  view: FleetView
  value: T
}

export const inFleet =
  (view: FleetView) =>
  <T>(value: T): InFleet<T> => ({ view, value })
