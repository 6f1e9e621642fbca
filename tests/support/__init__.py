"""What tests share: samples, strategies, the program in a window and in a terminal."""
