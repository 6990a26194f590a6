using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json.Nodes;
using GradRepl.Runtime;

namespace GradRepl.Networks.Saving;

/// <summary>The layers of a network as JSON, and back.</summary>
internal static class Architecture
{
    public static string Of<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new JsonObject
        {
            ["inputs"] = network.Inputs,
            ["seed"] = network.Seed,
            ["layers"] = new JsonArray([.. network.Layers.Select(layer => (JsonNode)OfLayer(layer))]),
        }.ToJsonString();

    /// <summary>A network of these layers, with weights of no meaning.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="most">How many numbers the file can hold at most: a damaged size must not fill the memory.</param>
    /// <exception cref="InvalidDataException">The text describes no network.</exception>
    public static Network<T> Build<T>(string text, int most)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonNode json = JsonNode.Parse(text) ?? throw new InvalidDataException("its architecture is empty");
        int inputs = Need(json, "inputs").GetValue<int>();
        RequireSize(inputs, most);
        var network = new Network<T>(inputs, Need(json, "seed").GetValue<int>());
        foreach (JsonNode? layer in Need(json, "layers").AsArray())
            Append(network, layer ?? throw new InvalidDataException("a layer is missing"), most);
        return network;
    }

    private static JsonObject OfLayer<T>(Layer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var json = new JsonObject { ["kind"] = layer.Kind };
        switch (layer)
        {
            case Dense<T> dense:
                json["outputs"] = dense.Outputs;
                if (dense.Activation is { } activation) json["activation"] = SavedActivation.Of(activation);
                break;
            case ActivationLayer<T> alone:
                json["activation"] = SavedActivation.Of(alone.Activation);
                break;
            case BatchNorm<T> norm:
                json["epsilon"] = norm.Epsilon;
                json["momentum"] = norm.Momentum;
                break;
            case LayerNorm<T> norm:
                json["epsilon"] = norm.Epsilon;
                break;
            case Dropout<T> dropout:
                json["probability"] = dropout.Probability;
                break;
            case Softmax<T>:
                break;
            default:
                throw new NotSupportedException($"{layer.Name} is a kind of layer that is not built in: it cannot be saved.");
        }
        return json;
    }

    private static void Append<T>(Network<T> network, JsonNode layer, int most)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Activation? activation = layer["activation"] is { } known ? SavedActivation.Find(known.AsObject()) : null;
        double Number(string name) => Need(layer, name).GetValue<double>();
        switch (Need(layer, "kind").GetValue<string>())
        {
            case "Dense":
                int outputs = Need(layer, "outputs").GetValue<int>();
                RequireSize((long)network.Outputs * outputs, most);
                network.Dense(outputs, activation, Initializers.Zeros);
                break;
            case "ActivationLayer":
                network.Activate(activation ?? throw new InvalidDataException("an activation layer has no activation"));
                break;
            case "BatchNorm":
                network.BatchNorm(Number("epsilon"), Number("momentum"));
                break;
            case "LayerNorm":
                network.LayerNorm(Number("epsilon"));
                break;
            case "Dropout":
                network.Dropout(Number("probability"));
                break;
            case "Softmax":
                network.Softmax();
                break;
            case var other:
                throw new InvalidDataException($"it has a layer of the unknown kind '{other}'; it may come from a newer version");
        }
    }

    private static void RequireSize(long numbers, int most)
    {
        if (numbers > most)
            throw new InvalidDataException(FormattableString.Invariant(
                $"a layer is said to have {numbers} numbers, more than the file can hold"));
    }

    public static JsonNode Need(JsonNode json, string name) =>
        json[name] ?? throw new InvalidDataException($"its architecture lacks '{name}'");
}
