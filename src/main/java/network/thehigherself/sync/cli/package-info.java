/**
 * The commands, their flags, exit codes and output: the program as a person or a script meets it.
 */
package network.thehigherself.sync.cli;
