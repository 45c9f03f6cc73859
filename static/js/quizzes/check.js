// The page before submitting: only the clock moves.

import { startClock } from "./clock.js";

startClock();
