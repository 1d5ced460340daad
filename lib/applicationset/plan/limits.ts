/** How much of what is live is looked at and shown: it may come from anywhere. */

/** Live Applications nested deeper than this are not compared. */
export const deepest = 500;

/** Of so many fields the changes are shown. */
export const mostChanges = 200;

/** A value that is longer as JSON is cut. */
export const longestValue = 50_000;
