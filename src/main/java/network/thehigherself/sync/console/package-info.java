/**
 * The console: a web page of the running program, its server, and what protects it.
 *
 * <p>{@link ConsoleServer} listens; {@code routes/shared/console.camel.yaml} names what it answers,
 * bean by bean; the page itself lies in {@code src/main/resources/console}.
 */
package network.thehigherself.sync.console;
