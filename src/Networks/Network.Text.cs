using System;
using System.Globalization;
using System.Linq;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks;

/// <content>A network in words.</content>
public partial class Network<T>
{
    /// <summary>A table of the layers with their shapes and parameters.</summary>
    public override string ToString()
    {
        string[][] rows =
        [
            ["layer", "inputs", "outputs", "parameters", "activation"],
            .. _layers.Select((layer, index) => (string[])[
                FormattableString.Invariant($"{index + 1} {layer.Kind}"),
                Text(layer.Inputs),
                Text(layer.Outputs),
                Text(layer.Parameters.Sum(parameter => parameter.Value.Elements.Length)),
                ActivationOf(layer)?.ToString() ?? "",
            ]),
        ];
        return TextTable.Of(rows, 0, 4)
            + $"{Several(Inputs, "input")}, {Several(Outputs, "output")}, {Several(ParameterCount, "parameter")}";

        static string Several(int number, string noun) => $"{Text(number)} {noun}{(number == 1 ? "" : "s")}";

        static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
    }

    internal bool EndsInSigmoid => _layers.Count > 0 && ActivationOf(_layers[^1])?.Name == nameof(Activations.Sigmoid);

    internal static Activation? ActivationOf(Layer<T> layer) => layer switch
    {
        Dense<T> dense => dense.Activation,
        ActivationLayer<T> activation => activation.Activation,
        _ => null,
    };
}
