// The page's policy lets no text become code. zod tries whether it may, which browsers report, unless it is told before any
// schema is made: this module comes before all others.

import { z } from "zod";

z.config({ jitless: true });
