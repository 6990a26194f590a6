using System.Linq;
using CsCheck;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.Tests.Sessions.Submissions;

public sealed class TextEditsTests
{
    [Fact]
    public void Every_character_that_is_kept_maps_back_to_itself() =>
        // Originals hold only lower case, insertions only upper case: what is lower case in the result was kept.
        Gen.Select(
            Gen.String[Gen.Char['a', 'z'], 0, 40],
            Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], Gen.String[Gen.Char['A', 'Z'], 0, 5]).List[0, 8])
            .Sample((text, places) =>
        {
            var edits = new TextEdits();
            int free = 0;
            foreach ((int position, int length, string inserted) in places.OrderBy(place => place.Item1))
            {
                if (position < free || position + length > text.Length) continue;
                if (length == 0) edits.Insert(position, inserted);
                else edits.Replace(position, length, inserted);
                free = position + length;
            }
            string changed = edits.Apply(text);
            string kept = string.Concat(changed.Where(char.IsLower));
            int seen = 0;
            for (int i = 0; i < changed.Length; i++)
            {
                if (!char.IsLower(changed[i])) continue;
                int original = edits.ToOriginal(i);
                if (text[original] != kept[seen++]) return false;
            }
            return true;
        });

    [Fact]
    public void Edits_at_one_place_stand_in_their_order()
    {
        var edits = new TextEdits();
        edits.Insert(1, "B");
        edits.Insert(1, "C");
        edits.InsertFirst(1, "A");
        Assert.Equal("xABCy", edits.Apply("xy"));
    }

    [Fact]
    public void What_stands_at_the_end_of_a_part_belongs_to_it_and_the_next_one_counts_from_its_own_start()
    {
        var edits = new TextEdits();
        edits.Insert(2, "A");
        edits.Replace(4, 1, "B");
        Assert.Equal("01A", edits.UpTo(2).Apply("01"));
        Assert.Equal("23B", edits.After(2).Apply("234"));
    }
}
