/// Where the parts of a scenario stand in its file, as byte offsets.
struct ScenarioPlaces {
  var callTypes: [Int] = []
  var arrivals: [Int] = []
  var queues: [Int] = []
  var queuePools: [[Int]] = []
  var pools: [Int] = []
  var poolSkills: [[Int]] = []
}
