export { createLogger, logger } from "./logger";
