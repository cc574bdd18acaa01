/** What every answer may use of the plan that it is about. */
export interface About {
  planId: string
  currency: string
  siteName(key: string): string
  /** Opens the comparison of another plan with the plan at hand. */
  onCompare(planId: string): void
}
