import type { AcceleratorType } from '@berth/shared'

/** What one accelerator draws beyond idle when it is busy, in kW of IT load. */
export const extraKwWhenBusy = (type: AcceleratorType): number =>
  (type.activeWatts - type.idleWatts) / 1000

/** What one switched-on accelerator draws while it has nothing to do, in kW of IT load. */
export const idleKw = (type: AcceleratorType): number => type.idleWatts / 1000

/** Tonnes of CO₂ equivalent for one kWh at an intensity in g/kWh. */
export const tonnesPerKwh = (carbonIntensityGPerKwh: number): number => carbonIntensityGPerKwh / 1e6
