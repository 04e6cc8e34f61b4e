import { ApiProperty } from '@nestjs/swagger';
import { PlanView } from './plan.view.js';

/** What mending the published plan with the fewest changes brought. */
export class ReplanView {
  /** The draft; null when the published plan keeps every rule and nothing waits that fits. */
  @ApiProperty({ type: PlanView, nullable: true })
  plan: PlanView | null;
  /** Published meetings that cannot stay where they are. */
  displaced: number;
  /** Published meetings that get another time or room, those that make way for others included. */
  moved: number;
  /** Meetings that had no place and get one. */
  added: number;
  /** Published meetings that lose their place. */
  cancelled: number;
}
