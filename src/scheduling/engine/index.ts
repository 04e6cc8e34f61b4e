export { applyEvent } from './apply-event.js';
export { upperBoundOf, boundAlone } from './bound.js';
export { slotProgram, slotProgramSize } from './bound-slots.js';
export { wholeProgram } from './bound-whole.js';
export { explainPlan } from './explain-plan.js';
export { explainPlaced, type PlacedReason, type PlacedReasonCode } from './explain-placed.js';
export {
  DEFAULT_ITERATIONS,
  type PackBest,
  type SearchProgress,
  type SolveOptions,
} from './budget.js';
export { InstanceError, type InstanceErrorCode } from './instance-error.js';
export { boundByPrices, type LinearProgram } from './linear-program.js';
export { compile, type Model } from './model.js';
export { measure, type ScheduleMeasures } from './measure.js';
export { parseEvent, parseProblem } from './parse.js';
export {
  participantsOf,
  walkGap,
  type Blocker,
  type BlockerFact,
  type BlockerType,
  type ChangeEvent,
  type Interpreter,
  type MeetingRequest,
  type Participant,
  type Party,
  type Pin,
  type PlacedMeeting,
  type Problem,
  type Room,
  type SlotGrid,
  type Solution,
  type SuggestedChange,
  type SuggestedPlace,
  type Suggestion,
  type UnplacedReason,
  type UnplacedRequest,
} from './problem.js';
export { solve } from './solve.js';
export { PACKED_WIDTH, unpackMeetings } from './to-meetings.js';
export { pinnedMeetings } from './pin-interpreters.js';
export {
  validateSchedule,
  type ValidationReport,
  type Violation,
  type ViolationCode,
} from './validate.js';
export { replan } from './replan.js';
export { Replanner, type ReplanResult } from './replanner.js';
