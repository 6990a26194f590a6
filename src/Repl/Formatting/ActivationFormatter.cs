using System.Linq;
using System.Text;
using GradRepl.Runtime;

namespace GradRepl.Repl;

/// <summary>Activations: name with hyperparameters, formula, derivative and kinks.</summary>
internal sealed class ActivationFormatter : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter)
    {
        if (value is not Activation activation) return null;
        if (nested) return activation.ToString();
        var card = new StringBuilder();
        card.Append(activation).Append("\n  ").Append(activation.Formula).Append("\n  ").Append(activation.DerivativeFormula);
        if (activation.Kinks.Count > 0) card.Append("\n  kinks: ").AppendJoin(", ", activation.Kinks.Select(kink => kink.ToString()));
        return card.ToString();
    }
}
