interface Told {
  code: string
  text: string
}

/** Obstacles of which no two say the same: several pools of a site are often refused for one reason. */
export function differentObstacles<Obstacle extends Told>(
  obstacles: readonly Obstacle[],
): Obstacle[] {
  const byText = new Map(obstacles.map((obstacle) => [obstacle.text, obstacle]))
  return [...byText.values()]
}
