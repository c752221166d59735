package network.thehigherself.sync.sandbox.formula;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression from left to right; the operators that bind least come first. */
final class FormulaReader {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|\"[^\"]*\"|[A-Za-z]+|[=!<>]=|[-+*/<>(),])\\s*");
  private static final List<List<String>> BINDING =
      List.of(
          List.of("or"),
          List.of("and"),
          List.of("==", "!=", "<", ">", "<=", ">="),
          List.of("+", "-"),
          List.of("*", "/"));

  private final String expression;
  private final Deque<String> tokens = new ArrayDeque<>();

  FormulaReader(String expression) {
    this.expression = expression;
    Matcher token = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (!token.find(at) || token.start() != at) {
        throw notUnderstood();
      }
      tokens.add(token.group(1));
      at = token.end();
    }
  }

  Formula read() {
    Formula formula = operation(0);
    if (!tokens.isEmpty()) {
      throw notUnderstood();
    }
    return formula;
  }

  private Formula operation(int level) {
    if (level == BINDING.size()) {
      return operand();
    }
    Formula formula = operation(level + 1);
    while (!tokens.isEmpty() && BINDING.get(level).contains(tokens.peek())) {
      String operator = tokens.remove();
      Formula left = formula;
      Formula right = operation(level + 1);
      formula = scope -> Operators.apply(operator, left.value(scope), right.value(scope));
    }
    return formula;
  }

  private Formula operand() {
    String token = next();
    char first = token.charAt(0);
    if (Character.isDigit(first)) {
      Value number = Value.number(new BigDecimal(token));
      return scope -> number;
    }
    if (first == '"') {
      Value text = Value.text(token.substring(1, token.length() - 1));
      return scope -> text;
    }
    if (token.equals("(")) {
      Formula inner = operation(0);
      expect(")");
      return inner;
    }
    if (token.equals("not")) {
      Formula negated = operation(2);
      return scope -> Value.bool(!negated.value(scope).isTrue());
    }
    if (token.equals("true") || token.equals("false")) {
      Value truth = Value.bool(token.equals("true"));
      return scope -> truth;
    }
    expect("(");
    return Functions.call(token, arguments());
  }

  private List<Formula> arguments() {
    List<Formula> arguments = new ArrayList<>();
    if (!")".equals(tokens.peek())) {
      arguments.add(operation(0));
      while (",".equals(tokens.peek())) {
        tokens.remove();
        arguments.add(operation(0));
      }
    }
    expect(")");
    return arguments;
  }

  private void expect(String token) {
    if (!next().equals(token)) {
      throw notUnderstood();
    }
  }

  private String next() {
    if (tokens.isEmpty()) {
      throw notUnderstood();
    }
    return tokens.remove();
  }

  private IllegalArgumentException notUnderstood() {
    return new IllegalArgumentException("The sandbox cannot read the formula " + expression);
  }
}
