/** What the sections of a file say, by name, before it becomes a model. */
export interface MpsContent {
  isMaximised: boolean
  objective: string | null
  rowTypes: Map<string, 'N' | 'L' | 'G' | 'E'>
  columns: Map<string, MpsColumn>
  rightHandSides: Map<string, number>
  ranges: Map<string, number>
  bounds: MpsBound[]
  problems: string[]
}
interface MpsColumn {
  isInteger: boolean
  entries: Map<string, number>
}
interface MpsBound {
  type: string
  column: string
  value: number
  line: number
}
