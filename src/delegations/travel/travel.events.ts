/** Type of the live signal to the organizers and to the delegation itself; the id is the delegation's. */
export const LIVE_TRAVEL = 'travel.changed';
