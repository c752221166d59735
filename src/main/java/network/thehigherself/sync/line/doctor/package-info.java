/**
 * What can be wrong on a day that fails: one cause, one file. Each check looks at one thing and
 * says what to click or type; none changes anything.
 */
package network.thehigherself.sync.line.doctor;
