package network.thehigherself.sync.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints what lets bash and zsh complete the commands and their options.",
    footer = {
      "",
      "In ~/.bashrc or ~/.zshrc, with the path of the jar:",
      "  alias higherself-sync='java -jar /opt/higherself/higherself-sync.jar'",
      "  source <(higherself-sync completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine whole = spec.root().commandLine();
    System.out.print(AutoComplete.bash(whole.getCommandName(), whole));
    System.out.flush();
    return ExitCode.DONE;
  }
}
